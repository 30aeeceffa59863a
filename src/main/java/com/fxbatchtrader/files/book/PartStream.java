package com.fxbatchtrader.files.book;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A part of a workbook while it is inflated: measured as it comes, so that nothing grows with what an archive has been
/// made to inflate to. Not for several threads.
final class PartStream extends FilterInputStream {

    private final String file;
    private final BookLimits limits;
    private final Budget budget;
    private int run;

    PartStream(InputStream in, String file, BookLimits limits, Budget budget) {
        super(in);
        this.file = file;
        this.limits = limits;
        this.budget = budget;
    }

    /// What all parts of a workbook may have together.
    static final class Budget {
        private long left;

        Budget(long bytes) {
            left = bytes;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count > 0) {
            spend(count);
            look(bytes, offset, count);
        }
        return count;
    }

    private void spend(int count) {
        budget.left -= count;
        if (budget.left < 0) {
            throw Broken.tooLarge(
                    file, "a workbook that inflates to more than " + (limits.inflatedBytes() >> 20) + " MiB");
        }
    }

    private void look(byte[] bytes, int offset, int count) {
        // where the run begins that goes on at the offset
        int from = offset - run;
        int end = offset + count;
        for (int i = offset; i < end; i++) {
            byte b = bytes[i];
            if (b == '<') {
                requireShort(i - from);
                from = i + 1;
            } else if (b == 0) {
                throw Broken.book(file, "a part of the workbook that is not UTF-8");
            }
        }
        run = end - from;
        requireShort(run);
    }

    private void requireShort(int length) {
        if (length > limits.runBytes()) {
            throw Broken.tooLarge(
                    file, "more than " + (limits.runBytes() >> 10) + " KiB in one cell or tag of the workbook");
        }
    }
}
