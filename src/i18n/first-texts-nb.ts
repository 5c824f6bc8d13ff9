// Answers for: the interface texts of a first visit in one language, as one chunk.
import common from '#locales/nb/common.json';
import start from '#locales/nb/start.json';

export const texts = { common, start };
