package org.trillsymbiont.server.benchmark;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.java_websocket.WebSocket;

/// The relay's rooms. Thread: safe.
final class Groups {
  private final Map<String, Set<WebSocket>> byPath = new ConcurrentHashMap<>();

  Set<WebSocket> of(WebSocket socket) {
    return byPath.computeIfAbsent(
        socket.getResourceDescriptor(), _ -> ConcurrentHashMap.newKeySet());
  }
}
