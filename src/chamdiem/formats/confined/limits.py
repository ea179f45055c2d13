"""What a confined process may use, and the rights it gives up before it touches a file."""

import os
import pwd
import resource
from dataclasses import dataclass

_NOBODY = 65534
_FILES = 16


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of computing, seconds by the clock, bytes of address space."""

    computing: int = 30
    waiting: int = 60
    memory: int = 2 << 30

    @property
    def words(self) -> list[str]:
        """The limits as arguments of a command."""
        return [str(self.computing), str(self.waiting), str(self.memory)]

    @classmethod
    def from_words(cls, words: list[str]) -> "Limits":
        """Read back what `words` wrote."""
        return cls(*(int(word) for word in words))


def give_up_rights() -> None:
    """Become nobody, with no group, where the process is root's."""
    if os.geteuid() != 0:
        return
    try:
        account = pwd.getpwnam("nobody")
        user, group = account.pw_uid, account.pw_gid
    except KeyError:
        user = group = _NOBODY
    os.setgroups([])
    os.setresgid(group, group, group)
    os.setresuid(user, user, user)


def enforce(limits: Limits) -> None:
    """Bound what this process can do from now on: no file, no child, little else."""
    for kind, bound in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.computing),
    ):
        resource.setrlimit(kind, (bound, bound))
