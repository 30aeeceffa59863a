package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.service.verb.StopView;

import java.util.ArrayList;
import java.util.List;

/// How far the stop of all trading has come, as text.
public final class StopText {

    private StopText() {}

    /// The phase first, then why, then what was done.
    public static List<String> of(StopView stop) {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (stop.phase()) {
                    case RUNNING -> "running";
                    case STOPPING ->
                            "stopping: " + stop.atBank() + " at the bank, at most " + Amounts.clock(stop.atMost());
                    case STOPPED -> "stopped: nothing is at the bank";
                });
        stop.why().ifPresent(why -> lines.add(Texts.safe(why)));
        if (!stop.said().isEmpty()) {
            lines.add(Texts.safe(stop.said()));
        }
        return List.copyOf(lines);
    }
}
