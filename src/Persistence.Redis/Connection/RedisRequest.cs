using Persistence.Monitoring;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>One command or script, ready to be sent, as often as it takes.</summary>
internal sealed class RedisRequest
{
    /// <summary>The script; or null, and <see cref="Command"/> is sent.</summary>
    public RedisScript? Script { get; init; }

    /// <summary>The command's name.</summary>
    public string Command { get; init; } = "";

    /// <summary>The keys; the first decides which server is asked.</summary>
    public required RedisKey[] Keys { get; init; }

    /// <summary>The arguments after the keys.</summary>
    public RedisValue[] Values { get; init; } = [];

    /// <summary>The session it concerns, for messages; null for many.</summary>
    public string? SessionKey { get; init; }

    /// <summary>Whether its key is one that all sessions share: when that holds something else, nothing is wrong with the session.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether it may be sent again when it is unknown if it was carried out.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Whether it is checked against the lease of its session, so that it is sent alone.</summary>
    public bool IsLeased { get; init; }

    /// <summary>Whether it grants, renews or releases a lease, and changes nothing else.</summary>
    public bool IsOfLease { get; init; }

    /// <summary>Whether it changes nothing.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether it means nothing without the commit that follows: when it fails, nothing was written.</summary>
    public bool IsPreparation { get; init; }

    /// <summary>Whether its keys are of several sessions on one slot of a cluster: while that slot moves they may be on two servers, and asking once more may be in vain for long.</summary>
    public bool IsOfSeveralSessions { get; init; }

    /// <summary>Whether its answer is a result as that of every other command, also where the connection has a method of its own for it.</summary>
    public bool IsAnsweredAsResult { get; init; }

    /// <summary>How many entries it appends.</summary>
    public int Entries { get; init; }

    /// <summary>How many callers' changes it carries.</summary>
    public int Changes { get; init; } = 1;

    /// <summary>How many bytes its arguments have; -1 where nothing measures it.</summary>
    public long Bytes => StoreTelemetry.MeasuresCommits ? Values.Sum(static value => value.GetLongByteCount()) : -1;

    /// <summary>Makes a command that changes nothing.</summary>
    /// <param name="command">Its name.</param>
    /// <param name="name">The key.</param>
    /// <param name="session">The session it concerns, for messages.</param>
    /// <param name="values">The arguments after the key.</param>
    public static RedisRequest Reading(string command, RedisKey name, string session, params RedisValue[] values) =>
        new() { Command = command, Keys = [name], Values = values, SessionKey = session, IsRead = true };

    /// <summary>Whether it may be sent again after a failure.</summary>
    public bool MayFollow(FailureKind failure) => failure == FailureKind.Refused || (failure == FailureKind.Unknown && IsRepeatable);

    /// <summary>Sends it and blocks until it is answered.</summary>
    /// <param name="database">Where.</param>
    /// <param name="isLoaded">Whether the server has the script, so that its name will do.</param>
    public RedisResult Send(IDatabase database, bool isLoaded = false) =>
        Script is null ? database.Execute(Command, Arguments(), CommandFlags.DemandMaster)
        : isLoaded ? database.ScriptEvaluate(Script.Hash, Keys, Values, CommandFlags.DemandMaster)
        : database.ScriptEvaluate(Script.Text, Keys, Values, CommandFlags.DemandMaster);

    /// <summary>Sends it.</summary>
    public Task<RedisResult> SendAsync(IDatabase database, bool isLoaded = false) =>
        Script is null ? database.ExecuteAsync(Command, Arguments(), CommandFlags.DemandMaster)
        : isLoaded ? database.ScriptEvaluateAsync(Script.Hash, Keys, Values, CommandFlags.DemandMaster)
        : database.ScriptEvaluateAsync(Script.Text, Keys, Values, CommandFlags.DemandMaster);

    /// <summary>Sends it, without waiting for an answer.</summary>
    public void Forget(IDatabase database)
    {
        const CommandFlags Flags = CommandFlags.DemandMaster | CommandFlags.FireAndForget;
        _ = Script is null ? database.Execute(Command, Arguments(), Flags) : database.ScriptEvaluate(Script.Text, Keys, Values, Flags);
    }

    /// <summary>
    /// Sends it as one of many. HGETALL and LRANGE go through the connection's own methods, and the task is one of
    /// <see cref="HashEntry"/>s and of values: that costs a sixth less than results. So does EXISTS of many keys, whose task is one of a number.
    /// </summary>
    public Task Start(IDatabase database) => Command switch
    {
        "HGETALL" when !IsAnsweredAsResult => database.HashGetAllAsync(Keys[0], CommandFlags.DemandMaster),
        "EXISTS" when IsOfSeveralSessions => database.KeyExistsAsync(Keys, CommandFlags.DemandMaster),
        "LRANGE" => database.ListRangeAsync(Keys[0], (long)Values[0], (long)Values[1], CommandFlags.DemandMaster),
        _ => SendAsync(database),
    };

    private object[] Arguments()
    {
        var arguments = new object[Keys.Length + Values.Length];
        for (var index = 0; index < Keys.Length; index++)
        {
            arguments[index] = Keys[index];
        }

        for (var index = 0; index < Values.Length; index++)
        {
            arguments[Keys.Length + index] = Values[index];
        }

        return arguments;
    }
}
