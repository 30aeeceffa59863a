package com.fxbatchtrader.app.port;

import com.fxbatchtrader.service.order.TradeRef;
import com.fxbatchtrader.service.verb.TradeOutcome;
import com.fxbatchtrader.service.view.DoubtAnswer;
import com.fxbatchtrader.service.view.DoubtView;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Trades of which it is not known whether they were booked.
public interface Doubts {

    /// All of them, the oldest first, without history.
    List<DoubtView> list();

    /// The dossier of a trade that was ever booked or tried to be; also when its doubt is settled.
    Optional<DoubtView> find(TradeRef reference);

    /// Asks the bank now and writes what it proves; only where the settings have a bank.
    DoubtAnswer ask(UUID tradeId);

    /// Asks the bank for the reference of a booking, and takes the trade as booked where the answer names our key; only
    /// where the settings have a bank.
    TradeOutcome booked(UUID tradeId, String reference, String reason);

    /// What [#booked] would bring about. Nothing is changed, and nobody is asked.
    String consequenceOfBooked(DoubtView doubt, String reference);
}
