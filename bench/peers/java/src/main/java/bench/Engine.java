package bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A peer. Answers are values that become JSON. */
interface Engine {
  /** Answers one piece of data. */
  interface Decide {
    Object answer(Map<String, Object> given);
  }

  /** Reads a DMN file and prepares to ask for one of its decisions. */
  Decide model(Path file, String decision) throws Exception;

  /** Prepares expressions, which are answered together by their names. */
  Decide formulas(List<Formula> formulas, Map<String, Object> sample);

  record Formula(String name, String feel) {}
}
