package org.trillsymbiont.client.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.ServerMessage;

/// What was asked about the past and has not been answered yet.
///
/// Thread: FX; what it returns is completed there.
final class Questions {
  private final Consumer<ClientMessage> line;
  private final Map<Long, CompletableFuture<ServerMessage>> open = new LinkedHashMap<>();
  private long last;
  private boolean isConnected;

  /// @param line sends to the server
  Questions(Consumer<ClientMessage> line) {
    this.line = line;
  }

  /// The room has let the user in.
  void connected() {
    isConnected = true;
  }

  /// The connection is lost, and with it all answers.
  void disconnected() {
    isConnected = false;
    List<CompletableFuture<ServerMessage>> lost = List.copyOf(open.values());
    open.clear();
    lost.forEach(Questions::fail);
  }

  private static void fail(CompletableFuture<?> lost) {
    lost.completeExceptionally(new PastException(Rejection.OTHER, "There is no connection."));
  }

  /// Asks something.
  ///
  /// @param question makes it, with a number
  /// @return the answer, or a [PastException]
  CompletableFuture<ServerMessage> ask(LongFunction<ClientMessage.Question> question) {
    CompletableFuture<ServerMessage> answer = new CompletableFuture<>();
    if (isConnected) {
      long number = ++last;
      open.put(number, answer);
      line.accept(question.apply(number));
    } else {
      fail(answer);
    }
    return answer;
  }

  /// Takes what the server says, if it is an answer.
  void receive(ServerMessage message) {
    switch (message) {
      case ServerMessage.Page page -> answer(page.number(), page);
      case ServerMessage.Answered(long number) -> answer(number, message);
      case ServerMessage.Unanswered(long number, var code, String sentence) -> {
        CompletableFuture<ServerMessage> asked = open.remove(number);
        if (asked != null) {
          asked.completeExceptionally(new PastException(code, sentence));
        }
      }
      default -> {
        // The others answer nothing.
      }
    }
  }

  private void answer(long number, ServerMessage message) {
    CompletableFuture<ServerMessage> asked = open.remove(number);
    if (asked != null) {
      asked.complete(message);
    }
  }
}
