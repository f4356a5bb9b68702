using Multichat.Sessions;
using Multichat.Transcripts;
using Persistence;

namespace Multichat.Replay;

/// <summary>Brings a transcript into its session: creates it, or continues where an earlier run was stopped.</summary>
public sealed class ChatReplay(IMultichatSessionStore store, Transcript transcript)
{
    private const int PageSize = 500;

    /// <summary>Makes sure that the session exists, and reads which messages it holds.</summary>
    /// <returns>The ids of the stored messages.</returns>
    public HashSet<string> Prepare()
    {
        if (!store.Exists(transcript.SessionId))
        {
            Create();
        }

        var stored = new HashSet<string>(StringComparer.Ordinal);
        for (var page = Page(0); page.Count > 0; page = Page(stored.Count))
        {
            stored.UnionWith(page.Select(static message => message.Id));
        }

        return stored;
    }

    /// <summary>Marks the session as ended, once every message is stored.</summary>
    /// <returns>How many messages are stored.</returns>
    /// <exception cref="MultichatException">The store does not hold what was appended.</exception>
    public long Finish()
    {
        var count = store.CountMessages(transcript.SessionId);
        if (count != transcript.Messages.Count)
        {
            throw MultichatException.Failure($"The session {transcript.SessionId} holds {count} messages, but the transcript has {transcript.Messages.Count}. Delete the session, or look into it with --show.");
        }

        while (!TryEnd())
        {
            // Another run of the same transcript saved the header meanwhile: look again.
        }

        return count;
    }

    private LogPage<ChatMessage> Page(long afterSequence) => store.ReadMessages(transcript.SessionId, afterSequence, PageSize);

    private void Create()
    {
        var name = Path.GetFileName(transcript.Path);
        try
        {
            store.Create(new MultichatSession
            {
                SessionId = transcript.SessionId,
                Topic = name.Length <= 200 ? name : name[..200],
                Initiator = transcript.Messages[0].Sender,
                Participants = [.. transcript.Senders],
                LastActivity = DateTimeOffset.UtcNow,
                Context = { ["transcript"] = Path.GetFullPath(transcript.Path) },
            });
        }
        catch (SessionExistsException)
        {
            // Another run of the same transcript was faster: both fill the same session.
        }
    }

    private bool TryEnd()
    {
        var session = store.Load(transcript.SessionId, SessionLoad.HeaderOnly);
        if (session.Status == SessionStatus.Ended)
        {
            return true;
        }

        try
        {
            session.Status = SessionStatus.Ended;
            session.LastActivity = DateTimeOffset.UtcNow;
            store.Save(session);
            return true;
        }
        catch (SessionConflictException)
        {
            return false;
        }
    }
}
