package org.trillsymbiont.server.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The clients that a load has in one room. Thread: confined to that of its [Load].
final class LoadRoom {
  private final String name;
  private final List<LoadClient> clients = new ArrayList<>();
  private final Map<Integer, LoadClient> byNumber = new HashMap<>();

  LoadRoom(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  List<LoadClient> clients() {
    return clients;
  }

  void add(LoadClient client) {
    clients.add(client);
  }

  void isNumbered(LoadClient client) {
    byNumber.put(client.number(), client);
  }

  LoadClient numbered(int number) {
    LoadClient client = byNumber.get(number);
    if (client == null) {
      throw new IllegalStateException("nobody is number " + number + " in " + name);
    }
    return client;
  }
}
