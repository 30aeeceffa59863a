package com.fxbatchtrader.app.desk;

import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.store.CommitListener;

import java.util.function.UnaryOperator;

/// Where a test can stand beside the program as it is: before and after each call to the bank and each commit.
///
/// @param gateways gets each gateway that is made and gives back the one that is used
/// @param commits is told around each commit
public record Probes(UnaryOperator<BankGateway> gateways, CommitListener commits) {

    /// Nobody looks on.
    public static final Probes NONE = new Probes(UnaryOperator.identity(), CommitListener.NONE);
}
