"""`python -m policy_nlp` is `policy-nlp`."""

from policy_nlp.cli import main

if __name__ == "__main__":
    main()
