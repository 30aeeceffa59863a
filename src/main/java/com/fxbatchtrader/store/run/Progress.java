package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.trade.TradeStatus;

import java.util.List;

/// What a group of writes does to its batch.
///
/// @param counts the counters after it
/// @param started whether a trade has begun
/// @param ended whether a trade has come to an end, or to where only the bank's word is missing
record Progress(Counts counts, boolean started, boolean ended) {

    /// @throws GroupRefusedException when the batch counts no trade where a write supposes its own
    static Progress of(Counts before, List<TradeWrite> writes) {
        Counts counts = before;
        boolean started = false;
        boolean ended = false;
        for (TradeWrite write : writes) {
            TradeStatus from = write.before().status();
            TradeStatus to = write.after().status();
            if (counts.of(from) == 0) {
                throw new GroupRefusedException("the batch has no trade that is " + from);
            }
            counts = counts.moved(from, to);
            started |= write.start();
            ended |= from != to && (to.isFinal() || to == TradeStatus.BOOKED);
        }
        return new Progress(counts, started, ended);
    }
}
