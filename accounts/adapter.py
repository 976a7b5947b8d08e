"""What allauth asks the portal."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: administrators add people."""

    def is_open_for_signup(self, request) -> bool:
        """Keep the door shut."""
        return False


def display(user) -> str:
    """Return a person's name, family name first."""
    return user.get_full_name()
