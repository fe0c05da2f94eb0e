"""How good the system is: scores against gold, intervals, errors by kind, reconciliation and the gate."""
