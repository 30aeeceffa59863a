package com.fxbatchtrader.bank.http;

import java.time.Duration;
import java.util.OptionalInt;

/// What one call to the bank came to. Carries nothing secret.
///
/// @param call the call's name, e.g. `createquote`, `bookquoteddeal`, `token`
/// @param good whether it brought what was asked for (a booking: `Booked`; a status: any whole answer)
/// @param outcome `OK`, a kind of [com.fxbatchtrader.bank.BankException], or for a booking `BOOKED`, `REFUSED`,
///   `NOT_SENT` or a [com.fxbatchtrader.bank.BookingAnswer.Doubt]
/// @param httpStatus of the last answer, if one came
/// @param took from the start of the call to its end, on the monotonic clock
public record CallReport(String call, boolean good, String outcome, OptionalInt httpStatus, Duration took) {}
