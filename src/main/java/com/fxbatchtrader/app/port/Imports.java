package com.fxbatchtrader.app.port;

import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.order.ClientImportOrder;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.ClientImportView;

/// Taking files in. A file with problems is an answer, not an exception; whatever is refused leaves nothing behind.
public interface Imports {

    /// Takes clients in.
    ClientImportView clients(ClientImportOrder order);

    /// Takes trades in as a queued batch.
    BatchImportView batch(BatchImportOrder order);
}
