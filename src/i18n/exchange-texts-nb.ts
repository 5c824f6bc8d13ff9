// Answers for: the interface texts of what goes between machines in one language, as one chunk.
import backup from '#locales/nb/backup.json';
import exchange from '#locales/nb/exchange.json';
import folder from '#locales/nb/folder.json';
import protection from '#locales/nb/protection.json';
import sending from '#locales/nb/sending.json';
import server from '#locales/nb/server.json';

export const texts = { backup, exchange, folder, protection, sending, server };
