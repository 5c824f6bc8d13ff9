// Answers for: the interface texts of what goes between machines in one language, as one chunk.
import backup from '#locales/en/backup.json';
import exchange from '#locales/en/exchange.json';
import folder from '#locales/en/folder.json';
import protection from '#locales/en/protection.json';
import sending from '#locales/en/sending.json';
import server from '#locales/en/server.json';

export const texts = { backup, exchange, folder, protection, sending, server };
