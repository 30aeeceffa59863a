package com.fxbatchtrader.bank.simulator.ledger;

/// Opens the journals of one ledger, and closes them together.
interface Journals extends AutoCloseable {

    /// The journal of one kind of record.
    ///
    /// @param suffix of its file's name behind the ledger's
    <T> Journal<T> open(Class<T> type, String suffix);

    /// Closes all journals that were opened.
    @Override
    void close();

    /// Journals that are forgotten with their process.
    static Journals inMemory() {
        return new Journals() {
            @Override
            public <T> Journal<T> open(Class<T> type, String suffix) {
                return Journal.inMemory(type);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
