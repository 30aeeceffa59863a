package com.fxbatchtrader.service.view;

/// What a worker has done from its start to its end: of the batches that it claimed and saw end, and of those that it
/// left in doubt.
///
/// @param stopped whether it was asked to stop; else the queue is empty
/// @param batches that have ended
/// @param trades of these batches
/// @param inDoubt trades that could not be settled in time, in batches that have not ended
/// @param bankCalls made by this process
public record WorkerSummary(
        boolean stopped,
        int batches,
        long trades,
        long succeeded,
        long failed,
        long cancelled,
        long inDoubt,
        long bankCalls) {}
