package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.batch.Priority;

import java.util.Optional;

/// A batch as it comes in.
///
/// @param name at most 200 characters
/// @param maxConcurrentTrades 1–100
/// @param fileName without its folder, at most 255 characters
/// @param fileHash SHA-256 of the file's bytes, in hex
/// @param contentHash SHA-256 of its trades, in hex
/// @param rejectedRows rows of the file that were kept out
/// @param duplicateReason why it may come in although it seems to have come in before
public record NewBatch(
        String name,
        Priority priority,
        int maxConcurrentTrades,
        String fileName,
        String fileHash,
        String contentHash,
        int rejectedRows,
        Optional<String> duplicateReason) {

    public NewBatch {
        if (maxConcurrentTrades < 1 || maxConcurrentTrades > 100) {
            throw new IllegalArgumentException("a batch runs 1 to 100 trades at once, not " + maxConcurrentTrades);
        }
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("a batch's name has 1 to 200 characters, not " + name.length());
        }
    }
}
