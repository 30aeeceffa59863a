package com.fxbatchtrader.service.importing;

import com.fxbatchtrader.domain.validation.Checked;
import com.fxbatchtrader.domain.validation.ContentHash;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.files.table.FileFacts;
import com.fxbatchtrader.service.Refusal;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.store.importing.NewBatch;

import java.util.Optional;

/// Reads an order to import a batch: refuses what it must not say, and fills in what it leaves open.
final class BatchOrders {

    private static final int NAME_LENGTH = 200;
    private static final int FILE_NAME_LENGTH = 255;
    private static final int REASON_LENGTH = 500;

    private BatchOrders() {}

    /// Refuses an order that is wrong whatever the file is.
    static void require(BatchImportOrder order) {
        if (order.maxConcurrent() < 1 || order.maxConcurrent() > 100) {
            throw bad("a batch can't run " + order.maxConcurrent() + " trades at once", "give 1 to 100");
        }
        order.name().ifPresent(name -> requireText("a batch's name", name, NAME_LENGTH));
        order.duplicateReason().ifPresent(reason -> requireText("the reason for a duplicate", reason, REASON_LENGTH));
    }

    private static void requireText(String what, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw bad(
                    what + " can't have " + text.strip().length() + " characters, or line breaks",
                    "give 1 to " + longest + " characters in one line");
        }
    }

    private static RefusedException bad(String text, String advice) {
        return new RefusedException(new Refusal.BadOrder(text, advice));
    }

    static NewBatch batch(BatchImportOrder order, FileFacts facts, Checked<ValidTrade> checked) {
        String fileName = fileName(order);
        return new NewBatch(
                order.name().map(String::strip).orElseGet(() -> nameOf(fileName)),
                order.priority(),
                order.maxConcurrent(),
                fileName,
                facts.sha256(),
                ContentHash.of(checked.valid()),
                checked.rejects().size(),
                order.duplicateReason().map(String::strip));
    }

    private static String fileName(BatchImportOrder order) {
        String name = Optional.ofNullable(order.file().getFileName()).map(Object::toString).orElse("");
        String clean =
                name.codePoints()
                        .map(c -> Character.isISOControl(c) ? '?' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        return clean.length() <= FILE_NAME_LENGTH ? clean : clean.substring(0, FILE_NAME_LENGTH);
    }

    private static String nameOf(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String bare = dot > 0 ? fileName.substring(0, dot) : fileName;
        String name = bare.isBlank() ? "batch" : bare.strip();
        return name.length() <= NAME_LENGTH ? name : name.substring(0, NAME_LENGTH);
    }
}
