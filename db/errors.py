"""What the storage layer raises when the machine, not a rule, stands in the way."""


class Unavailable(Exception):
    """Disk full, file locked, damaged, wrong key: nothing a rule decided, and no data was half written.

    `code` is dotted (`store.full`); `facts` fill the places of its sentence in
    `resources/messages`.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
