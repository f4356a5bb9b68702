using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>One command or script, ready to be sent, as often as it takes.</summary>
internal sealed class RedisRequest
{
    /// <summary>The script's text; or null, and <see cref="Command"/> is sent.</summary>
    public string? Script { get; init; }

    /// <summary>The command's name.</summary>
    public string Command { get; init; } = "";

    /// <summary>The keys; the first decides which server is asked.</summary>
    public required RedisKey[] Keys { get; init; }

    /// <summary>The arguments behind the keys.</summary>
    public RedisValue[] Values { get; init; } = [];

    /// <summary>The session it concerns, for messages; null for many.</summary>
    public string? SessionKey { get; init; }

    /// <summary>Whether it may be sent again when nobody knows if it was carried out.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Whether it changes nothing.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether it is LRANGE of a whole list, whose answer is read as values: cheaper than as results, by a sixth.</summary>
    public bool IsWholeList { get; init; }

    /// <summary>Sends it and blocks until it is answered.</summary>
    public RedisResult Send(IDatabase database) =>
        Script is null
            ? database.Execute(Command, Arguments(), CommandFlags.DemandMaster)
            : database.ScriptEvaluate(Script, Keys, Values, CommandFlags.DemandMaster);

    /// <summary>Sends it.</summary>
    public Task<RedisResult> SendAsync(IDatabase database, CommandFlags flags = CommandFlags.None) =>
        Script is null
            ? database.ExecuteAsync(Command, Arguments(), CommandFlags.DemandMaster | flags)
            : database.ScriptEvaluateAsync(Script, Keys, Values, CommandFlags.DemandMaster | flags);

    /// <summary>Sends it, as one of many. The task is one of <see cref="RedisResult"/>, or of values for a whole list.</summary>
    public Task Start(IDatabase database) =>
        IsWholeList ? database.ListRangeAsync(Keys[0], flags: CommandFlags.DemandMaster) : SendAsync(database);

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
