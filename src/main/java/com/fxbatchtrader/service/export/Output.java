package com.fxbatchtrader.service.export;

import com.fxbatchtrader.files.write.AtomicFile;
import com.fxbatchtrader.files.write.TableForm;
import com.fxbatchtrader.files.write.TableFormat;
import com.fxbatchtrader.files.write.TableWriter;
import com.fxbatchtrader.service.Refusal;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.service.order.ExportFormat;
import com.fxbatchtrader.service.order.ExportOrder;
import com.fxbatchtrader.service.view.ExportView;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Writes to where an order says, as a whole or not at all.
final class Output {

    private Output() {}

    /// Writes something.
    ///
    /// @throws RefusedException when it can't be written; nothing of it is left behind
    static ExportView write(ExportOrder order, Content content) {
        return switch (order.target()) {
            case ExportOrder.ToFile(Path file, boolean overwrite) -> file(order.format(), file, overwrite, content);
            case ExportOrder.ToStream(OutputStream out) -> stream(order.format(), out, content);
        };
    }

    private static ExportView file(ExportFormat format, Path file, boolean overwrite, Content content) {
        long[] rows = {0};
        try {
            AtomicFile.writeBytes(file, overwrite, out -> rows[0] = content.write(out));
            return new ExportView(Optional.of(file), format.name(), rows[0]);
        } catch (FileAlreadyExistsException e) {
            throw refused(file + " is there already: nothing was written", "name another file, or say --overwrite", e);
        } catch (UncheckedIOException e) {
            throw unwritten(file.toString(), Optional.ofNullable(e.getCause()).orElseGet(() -> new IOException(e)));
        } catch (IOException e) {
            throw unwritten(file.toString(), e);
        }
    }

    /// By a file of its own: whoever reads the stream may be slow, and would hold up the reading of the database.
    private static ExportView stream(ExportFormat format, OutputStream out, Content content) {
        try {
            Path whole = Files.createTempFile("fxbatch-", ".export");
            try {
                ExportView written = file(format, whole, true, content);
                Files.copy(whole, out);
                out.flush();
                return new ExportView(Optional.empty(), format.name(), written.rows());
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw refused(
                    "the output was not written to its end: " + reason(e),
                    "what came out of it is no whole file; write to one with -o FILE",
                    e);
        }
    }

    private static RefusedException unwritten(String where, IOException failure) {
        String reason = reason(failure);
        String text = reason.contains(where) ? reason : where + " can't be written: " + reason;
        return refused(text + "; nothing was written", "check the folder and the room on its disk", failure);
    }

    // a file system's own message is but the path
    private static String reason(IOException failure) {
        Optional<String> told =
                failure instanceof FileSystemException f
                        ? Optional.ofNullable(f.getReason()).or(() -> Optional.of(f.getClass().getSimpleName()))
                        : Optional.ofNullable(failure.getMessage());
        return told.orElse(failure.toString());
    }

    private static RefusedException refused(String text, String advice, IOException failure) {
        return new RefusedException(new Refusal.BadOrder(text, advice), failure);
    }

    /// Writes rows as a table, in a format that is one.
    static <T> long table(ExportFormat format, TableForm<T> form, JsonForms.Rows<T> rows, OutputStream out)
            throws IOException {
        TableWriter<T> table = (format == ExportFormat.CSV ? TableFormat.CSV : TableFormat.XLSX).open(form, out);
        long[] count = {0};
        rows.each(
                row -> {
                    try {
                        table.row(row);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    count[0]++;
                });
        table.end();
        return count[0];
    }

    /// What is written.
    @FunctionalInterface
    interface Content {
        /// Writes it, and returns how many rows it has.
        long write(OutputStream out) throws IOException;
    }
}
