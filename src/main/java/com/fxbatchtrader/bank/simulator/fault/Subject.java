package com.fxbatchtrader.bank.simulator.fault;

/// What a request is about. Faults are decided by it and not by the order of requests, so that the same deal has the
/// same trouble whatever the threads do.
///
/// @param cif the client; empty when the call concerns none
/// @param detail what tells its requests apart from those about something else, such as the deal's amount
public record Subject(String cif, String detail) {

    /// About nobody in particular.
    public static final Subject NOBODY = new Subject("", "");
}
