-- What waits for an answer, without the many decisions that nobody has to hear of; and what was
-- disputed, which waits for who decided it.
DROP INDEX decision_unanswered;
CREATE INDEX decision_waiting ON decision (annotator)
    WHERE answer = '' AND act IN
        ('reject', 'discuss', 'reopen', 'relabel', 'move', 'edit', 'delete');
CREATE INDEX decision_disputed ON decision (reviewer) WHERE answer = 'disputed';
CREATE INDEX decision_reasoned ON decision (reason) WHERE reason <> '';
