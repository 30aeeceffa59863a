package com.fxbatchtrader.files.book;

/// How much of a workbook is read. Beyond each limit it is refused. Sizes that a workbook claims count for nothing: its
/// parts are measured while they are inflated.
///
/// @param fileBytes size of the file; its directory is in memory
/// @param inflatedBytes of all parts that are read, together
/// @param sharedChars characters of all texts that cells share, which are in memory
/// @param sharedTexts how many of them
/// @param parts files in the archive
/// @param runBytes without the beginning of a tag: a text, or a tag with its attributes
record BookLimits(long fileBytes, long inflatedBytes, long sharedChars, int sharedTexts, int parts, int runBytes) {

    /// 40 MiB, 512 MiB, 16 million, 1 million, 5,000, 512 KiB: so that 128 MB of memory are enough.
    static final BookLimits DEFAULT = new BookLimits(40L << 20, 512L << 20, 16_000_000, 1_000_000, 5_000, 512 << 10);
}
