package bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One engine on one subject: {@code Peers ENGINE FOLDER TASK SECONDS}. The folder holds {@code data.jsonl} and either
 * {@code model.dmn} with {@code decision.txt}, or {@code formulas.json}. Answers go into {@code answers.jsonl}, for
 * as many data as twice the time allows, but for the first 20 at least. The task is {@code answering} or
 * {@code reading}; the figure is printed as JSON.
 */
public final class Peers {
  private static final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int fewest = 20;
  private static final int slices = 5;

  public static void main(String[] arguments) throws Exception {
    Engine engine = arguments[0].equals("drools") ? new Drools() : new Camunda();
    Path folder = Path.of(arguments[1]);
    boolean reading = arguments[2].equals("reading");
    double seconds = Double.parseDouble(arguments[3]);
    List<Map<String, Object>> data = readData(folder.resolve("data.jsonl"));
    Engine.Decide decide = prepare(engine, folder, data.get(0));
    writeAnswers(decide, data, folder.resolve("answers.jsonl"), seconds * 2);
    double value = reading ? timeToFirstAnswer(engine, folder, data, seconds) : rateOf(decide, data, seconds);
    System.out.println(json.writeValueAsString(Map.of("value", value)));
    // The engines may leave threads behind.
    System.exit(0);
  }

  private static List<Map<String, Object>> readData(Path file) throws IOException {
    List<Map<String, Object>> data = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Map<String, Object> given = json.readValue(line, new TypeReference<>() {});
      given.replaceAll((name, value) -> withDecimals(value));
      data.add(given);
    }
    return data;
  }

  /** All numbers as decimals, which FEEL calculates with: Drools compares no whole numbers with decimals in a list. */
  private static Object withDecimals(Object value) {
    if (value instanceof List<?> list) return list.stream().map(Peers::withDecimals).toList();
    return value instanceof Integer whole ? BigDecimal.valueOf(whole) : value;
  }

  private static Engine.Decide prepare(Engine engine, Path folder, Map<String, Object> sample) throws Exception {
    Path model = folder.resolve("model.dmn");
    if (Files.exists(model)) return engine.model(model, Files.readString(folder.resolve("decision.txt")));
    byte[] formulas = Files.readAllBytes(folder.resolve("formulas.json"));
    return engine.formulas(json.readValue(formulas, new TypeReference<>() {}), sample);
  }

  private static void writeAnswers(
      Engine.Decide decide, List<Map<String, Object>> data, Path file, double seconds) throws IOException {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int at = 0; at < data.size() && (at < fewest || System.nanoTime() < end); at++) {
        out.write(json.writeValueAsString(decide.answer(data.get(at))));
        out.newLine();
      }
    }
  }

  /**
   * Evaluations a second of processor time of all threads, after a warm-up that is twice as long; the middle one of
   * some slices. As in measure.ts.
   */
  private static double rateOf(Engine.Decide decide, List<Map<String, Object>> data, double seconds) {
    run(decide, data, seconds * 2);
    double[] rates = new double[slices];
    for (int slice = 0; slice < slices; slice++) rates[slice] = run(decide, data, seconds / slices);
    Arrays.sort(rates);
    return rates[slices / 2];
  }

  private static double run(Engine.Decide decide, List<Map<String, Object>> data, double seconds) {
    double begin = processorSeconds();
    double used = 0;
    long done = 0;
    for (long batch = 1; ; ) {
      for (long last = done + batch; done < last; done++) keep(decide.answer(data.get((int) (done % data.size()))));
      double now = processorSeconds() - begin;
      if (now >= seconds) return done / now;
      if (now - used < seconds / 100) batch *= 2;
      used = now;
    }
  }

  /** Milliseconds of processor time from text to the first answer. As in measure.ts. */
  private static double timeToFirstAnswer(
      Engine engine, Path folder, List<Map<String, Object>> data, double seconds) throws Exception {
    List<Double> times = new ArrayList<>();
    double begin = processorSeconds();
    for (double before = begin; before - begin < seconds * 2 || times.size() < 2; ) {
      keep(prepare(engine, folder, data.get(0)).answer(data.get(times.size() % data.size())));
      double now = processorSeconds();
      times.add((now - before) * 1e3);
      before = now;
    }
    List<Double> late = times.subList(times.size() / 2, times.size());
    return late.stream().sorted().toList().get(late.size() / 2);
  }

  private static double processorSeconds() {
    return system.getProcessCpuTime() / 1e9;
  }

  private static volatile Object kept;

  /** So that no compiler finds that nobody wants the answer. */
  private static void keep(Object answer) {
    kept = answer;
  }
}
