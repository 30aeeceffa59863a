package com.fxbatchtrader.service.view;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Priority;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One batch as lists, summaries and JSON show it.
///
/// @param number the short number for people, shown as #1042
/// @param queuePosition its place on the one number line of the queue; smaller is earlier
/// @param maxConcurrentTrades how many of its trades may run at once, 1–100
/// @param currentConcurrentTrades how many run now, as stored
/// @param request a pause or cancellation that waits for the trades at the bank
/// @param statusReason why it is paused or was cancelled; why it waits
/// @param nextCheckAt when its doubts are asked for again, where only doubts remain
/// @param rejectedRows rows of the file that were kept out ("valid rows only")
/// @param fileName the file's name without its folder
public record BatchView(
        UUID id,
        long number,
        String name,
        BatchStatus status,
        Priority priority,
        long queuePosition,
        TradeCounts counts,
        int maxConcurrentTrades,
        int currentConcurrentTrades,
        LockView lock,
        Optional<BatchStatus> request,
        Optional<String> statusReason,
        Optional<Instant> nextCheckAt,
        int rejectedRows,
        Optional<String> fileName,
        String submittedBy,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt) {}
