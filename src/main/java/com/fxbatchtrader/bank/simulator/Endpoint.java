package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.fault.FaultPlan;
import com.fxbatchtrader.bank.simulator.fault.Subject;
import com.fxbatchtrader.bank.simulator.http.HttpAnswer;

/// One call of the bank's interface.
interface Endpoint {

    /// Takes a request in: reads and checks it, and writes down what must be written before anything can go wrong.
    ///
    /// @throws InvalidRequestException when the request is wrong in itself
    Prepared prepare(Ask ask);

    /// A request that was taken in.
    interface Prepared {

        /// What it is about: decides its faults.
        Subject subject();

        /// Does the work and answers.
        ///
        /// @throws com.fxbatchtrader.bank.simulator.deal.RefusedException when the bank says no
        HttpAnswer act(FaultPlan plan);
    }

    /// A request that was taken in, from its two parts.
    static Prepared prepared(Subject subject, java.util.function.Function<FaultPlan, HttpAnswer> work) {
        return new Prepared() {
            @Override
            public Subject subject() {
                return subject;
            }

            @Override
            public HttpAnswer act(FaultPlan plan) {
                return work.apply(plan);
            }
        };
    }
}
