using Persistence;
using Swarm.Stores;

namespace Swarm.Moving;

/// <summary>Brings everything of a swarm to another backend, while no agent runs. Ended by whatever, it is finished by doing it again.</summary>
public static class SwarmMove
{
    /// <summary>Copies every session, and then notes the new backend.</summary>
    /// <param name="folder">The swarm's folder, whose note names where it moves to.</param>
    /// <returns>How many sessions are there now.</returns>
    /// <exception cref="SwarmException">A session could not be copied; the swarm stays where it is.</exception>
    public static long Run(string folder)
    {
        var target = StoreNote.ReadTarget(folder) ?? throw SwarmException.Refused($"No move of {folder} was asked for.");
        var source = StoreNote.Read(folder);
        var count = 0L;
        if (target != source)
        {
            using var from = StoreOpener.Open(source, folder);
            using var to = StoreOpener.Open(target, folder);
            count = Copy(from, to);
        }

        StoreNote.Finish(folder);
        return count;
    }

    private static long Copy(SwarmStores from, SwarmStores to)
    {
        CopyResult[] results =
        [
            SessionCopy.Copy(from.Agents, to.Agents),
            SessionCopy.Copy(from.Chats, to.Chats),
            SessionCopy.Copy(from.Coordinations, to.Coordinations),
            SessionCopy.Copy(from.Runs, to.Runs),
            SessionCopy.Copy(from.Tasks, to.Tasks),
            SessionCopy.Copy(from.Queue, to.Queue),
            SessionCopy.Copy(from.Knowledge, to.Knowledge),
            SessionCopy.Copy(from.Tools, to.Tools),
        ];
        return results.SelectMany(static result => result.Skipped).FirstOrDefault() is { } skipped
            ? throw SwarmException.Refused($"The swarm stays where it is: {skipped.Session} could not be copied. {skipped.Problem}")
            : results.Sum(static result => result.Created + result.Present);
    }
}
