using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Persistence.Mapping;
using StackExchange.Redis;

namespace Persistence.Evolution.Tests.Programs;

/// <summary>A program that was built with one version of every class. It keeps its stores open from call to call, as a service does.</summary>
internal sealed class VersionProgram : IDisposable
{
    private readonly Assembly _assembly;
    private readonly MovedClock _clock = new();
    private readonly Dictionary<(string Row, string Place), OpenStore> _open = [];
    private readonly Dictionary<string, ConnectionMultiplexer> _servers = new(StringComparer.Ordinal);

    public VersionProgram(string image) => _assembly = new AssemblyLoadContext("version").LoadFromAssemblyPath(image);

    /// <summary>Answers calls, a line each, until there are no more.</summary>
    public void Serve(TextReader calls, TextWriter answers)
    {
        while (calls.ReadLine() is { } line)
        {
            answers.WriteLine(JsonSerializer.Serialize(Answer(JsonSerializer.Deserialize<Call>(line)!)));
            answers.Flush();
        }
    }

    public void Dispose()
    {
        foreach (var store in _open.Values)
        {
            store.Dispose();
        }

        foreach (var server in _servers.Values)
        {
            server.Dispose();
        }
    }

    private Answer Answer(Call call)
    {
        try
        {
            return new(Do(call));
        }
        catch (SessionException error)
        {
            return new(error.Store is { } store ? error.Message.Replace(store, "STORE", StringComparison.Ordinal) : error.Message, error.GetType().Name);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new(error.ToString(), error.GetType().Name);
        }
    }

    private string Do(Call call)
    {
        switch (call.Do)
        {
            case "close":
                Close(call);
                return "";
            case "wait":
                _clock.Advance(TimeSpan.Parse(call.Value, System.Globalization.CultureInfo.InvariantCulture));
                return "";
            default:
                return Open(call).Do(call);
        }
    }

    private OpenStore Open(Call call)
    {
        if (!_open.TryGetValue((call.Row, call.Place), out var store))
        {
            store = new OpenStore(_assembly.GetTypes().Single(type => type.Namespace == call.Row && type.IsAssignableTo(typeof(IPersistedSession))), call.Place, Server, _clock);
            _open.Add((call.Row, call.Place), store);
        }

        return store;
    }

    private void Close(Call call)
    {
        if (_open.Remove((call.Row, call.Place), out var store))
        {
            store.Dispose();
        }
    }

    private ConnectionMultiplexer Server(string address)
    {
        if (!_servers.TryGetValue(address, out var server))
        {
            server = ConnectionMultiplexer.Connect(address);
            _servers.Add(address, server);
        }

        return server;
    }
}
