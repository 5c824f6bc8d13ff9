// Answers for: the one schema number of database and exchange file. Apart from the steps, which only older data need.

/** The number of the shape that this code reads and writes. */
export const schemaNumber = 4;
