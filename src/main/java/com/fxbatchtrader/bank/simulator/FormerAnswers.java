package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.fault.Call;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.fault.FaultPlan;
import com.fxbatchtrader.bank.simulator.http.HttpAnswer;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The last success of each call, to be given to the wrong caller. Refusals are never mixed up: the contract gives a
/// caller nothing to tell a refusal of somebody else's booking from one of his own. Safe for any thread.
final class FormerAnswers {

    private static final String SUCCESS = "\"resultCode\":0,";

    private final Map<Call, HttpAnswer> last = new ConcurrentHashMap<>();

    /// Remembers an answer that is given as it should be.
    HttpAnswer given(Call call, HttpAnswer answer) {
        if (answer.body().contains(SUCCESS)) {
            last.put(call, answer);
        }
        return answer;
    }

    /// The answer, or somebody else's where that is what goes wrong. A new quote is mixed up by its own call: there
    /// nobody could ever tell, unless the other quote can no longer be booked.
    HttpAnswer mixed(Call call, FaultPlan plan, HttpAnswer answer) {
        return plan.is(Fault.MIXED_UP) && call != Call.CREATE_QUOTE
                ? Optional.ofNullable(last.get(call)).orElse(answer)
                : answer;
    }
}
