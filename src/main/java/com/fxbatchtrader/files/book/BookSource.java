package com.fxbatchtrader.files.book;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Hashes;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableRow;
import com.fxbatchtrader.files.table.TableSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.Consumer;

/// A sheet of an Excel workbook (XLSX, XLSM). Formulas count with the values that were stored with them; macros, links
/// to other files and whatever else is in it are never looked at.
public final class BookSource implements TableSource {

    private static final int BUFFER = 64 * 1024;

    private final Path path;
    private final ReadLimits limits;
    private final BookLimits bookLimits;
    private final Sheet sheet;

    private BookSource(Path path, ReadLimits limits, BookLimits bookLimits, Sheet sheet) {
        this.path = path;
        this.limits = limits;
        this.bookLimits = bookLimits;
        this.sheet = sheet;
    }

    /// Decides which sheet is meant.
    ///
    /// @throws FileRefusedException when the file is no workbook that can be read, or the sheet can't be decided
    public static BookSource open(Path path, ReadOptions options, ReadLimits limits) {
        return open(path, options, limits, BookLimits.DEFAULT);
    }

    static BookSource open(Path path, ReadOptions options, ReadLimits limits, BookLimits bookLimits) {
        String file = path.toString();
        try {
            if (Files.size(path) > bookLimits.fileBytes()) {
                throw Broken.tooLarge(file, "a workbook of more than " + (bookLimits.fileBytes() >> 20) + " MiB");
            }
        } catch (IOException e) {
            throw FileRefusedException.unreadable(file, e);
        }
        try (Workbook book = new Workbook(path, bookLimits, limits.cellLength())) {
            return new BookSource(
                    path, limits, bookLimits, new SheetChoice(file, book, limits).choose(options.sheet()));
        }
    }

    @Override
    public String file() {
        return path.toString();
    }

    @Override
    public String format() {
        return "Excel workbook, sheet \"" + sheet.name() + '"';
    }

    @Override
    public char separator() {
        return ',';
    }

    @Override
    public boolean isWorkbook() {
        return true;
    }

    @Override
    public String read(Consumer<TableRow> handler) {
        String hash = hash();
        try (Workbook book = new Workbook(path, bookLimits, limits.cellLength());
                PartReader xml = book.open(sheet)) {
            new SheetRows(file(), xml, book.cells(), limits).each(handler);
        }
        if (!hash.equals(hash())) {
            throw FileRefusedException.of(
                    file(),
                    ProblemCode.FILE_CHANGED,
                    "a file that changed while it was read",
                    "the same file: import it again");
        }
        return hash;
    }

    private String hash() {
        MessageDigest sha256 = Hashes.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(path)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
            }
        } catch (IOException e) {
            throw FileRefusedException.unreadable(file(), e);
        }
        return Hashes.hex(sha256.digest());
    }
}
