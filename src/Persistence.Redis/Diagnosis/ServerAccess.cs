using Persistence.Engine;
using Persistence.Redis.Connection;
using StackExchange.Redis;

namespace Persistence.Redis.Diagnosis;

/// <summary>Asks servers once, on the connection that is there. What they refuse to say is no failure.</summary>
/// <param name="mode">How to wait.</param>
internal sealed class ServerAccess(IoMode mode)
{
    /// <summary>Sends a command.</summary>
    /// <param name="server">The server.</param>
    /// <param name="command">The command.</param>
    /// <param name="arguments">Its arguments.</param>
    public async ValueTask<RedisResult> Ask(IServer server, string command, params object[] arguments) => mode.IsAsync
        ? await server.ExecuteAsync(command, arguments).WaitAsync(mode.Cancellation).ConfigureAwait(false)
        : server.Execute(command, arguments);

    /// <summary>Whether a command is not allowed to the user, not known to the server, or not allowed on the connection: INFO and CONFIG are only with allowAdmin.</summary>
    /// <param name="fault">What it ended with.</param>
    public static bool IsRefusal(Exception fault) => fault is RedisServerException or RedisCommandException;

    /// <summary>Sends a command that may be refused.</summary>
    /// <param name="server">The server.</param>
    /// <param name="command">The command.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Null where it is refused.</returns>
    public async ValueTask<RedisResult?> TryAsk(IServer server, string command, params object[] arguments)
    {
        try
        {
            return await Ask(server, command, arguments).ConfigureAwait(false);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            return null;
        }
    }

    /// <summary>Reads one setting of a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="name">The setting.</param>
    /// <returns>Null where the server does not say.</returns>
    public async ValueTask<string?> Setting(IServer server, string name) =>
        await TryAsk(server, "CONFIG", "GET", name).ConfigureAwait(false) is { Length: 2 } pair ? (string?)pair[1] : null;

    /// <summary>Sends a command to the server of a key.</summary>
    /// <param name="database">Where.</param>
    /// <param name="command">The command.</param>
    /// <param name="key">The key.</param>
    public async ValueTask<RedisResult> AskKey(IDatabase database, string command, RedisKey key) => mode.IsAsync
        ? await database.ExecuteAsync(command, [key], CommandFlags.DemandMaster).WaitAsync(mode.Cancellation).ConfigureAwait(false)
        : database.Execute(command, [key], CommandFlags.DemandMaster);
}
