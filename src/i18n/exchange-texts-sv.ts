// Answers for: the interface texts of what goes between machines in one language, as one chunk.
import backup from '#locales/sv/backup.json';
import exchange from '#locales/sv/exchange.json';
import folder from '#locales/sv/folder.json';
import protection from '#locales/sv/protection.json';
import sending from '#locales/sv/sending.json';
import server from '#locales/sv/server.json';

export const texts = { backup, exchange, folder, protection, sending, server };
