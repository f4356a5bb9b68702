namespace Multichat.Arguments;

/// <summary>What --help prints.</summary>
public static class HelpText
{
    /// <summary>The text.</summary>
    public const string Text = """
        Replays the transcript of a multi-agent chat into a stored session: one worker per agent, each waits until it has heard the
        message before its own.
        Stop it anywhere, by Ctrl-C or kill -9, and start it again: it continues where it was, no message lost, none twice.

        dotnet run --project samples/Multichat -- [TRANSCRIPT] [options]

          TRANSCRIPT           a path to any JSON Lines file whose lines have id, sender, sentAt and content, and if they like
                               recipients, priority and topic; without it, the small transcript that ships with the sample

          --store NAME         sqlite (default), json or redis
          --folder PATH        where the sqlite and json stores are (default: multichat-sessions in the current folder)
          --redis HOST:PORT    the Redis server (default: localhost:6379); implies --store redis
          --pause MILLISECONDS each agent rests so long after each message (default: 0)

          --list               list the stored sessions
          --show ID            print a stored session
          --last N             with --show: only the last N messages
          --follow             with --show: goes on with messages that are appended, by whatever process, to Ctrl-C
          --help               print this text

        Exit code: 0 done, 1 it failed, 2 the command line is wrong, 130 stopped by Ctrl-C.
        """;
}
