using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Persistence.Testing.Redis;

/// <summary>A redis-server process of a test's own: a free loopback port, a temporary folder, ended by its process id.</summary>
public sealed class RedisServer : IDisposable
{
    private readonly List<string> _arguments;
    private Process? _process;

    private RedisServer(IEnumerable<string> arguments)
    {
        _arguments = [.. arguments];
        Folder = Directory.CreateTempSubdirectory("redis-test-").FullName;
        Port = FreePort();
    }

    /// <summary>The port it listens on, of 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>Where it keeps its files.</summary>
    public string Folder { get; }

    /// <summary>The process id.</summary>
    public int ProcessId => _process?.Id ?? 0;

    /// <summary>What to connect with; commands that change the server are allowed.</summary>
    public string ConnectionString => $"127.0.0.1:{Port},allowAdmin=true,abortConnect=false,connectRetry=5,connectTimeout=5000,syncTimeout=30000,asyncTimeout=30000";

    /// <summary>Starts a server.</summary>
    /// <param name="arguments">More of its arguments, for example <c>--maxmemory 8mb</c> as two texts.</param>
    /// <returns>The server, which answers PING.</returns>
    public static RedisServer Start(params string[] arguments)
    {
        RedisAvailability.Require();
        var server = new RedisServer(arguments);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                server.Run();
                return server;
            }
            catch (InvalidOperationException) when (attempt < 5)
            {
                // Somebody else took the port between finding and using it.
                server.Port = FreePort();
            }
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    /// <returns>Its number.</returns>
    public static int FreePort()
    {
        // A cluster's bus uses the port plus 10,000, so the port stays below 55,000.
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 50_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }

    /// <summary>Connects to it.</summary>
    /// <returns>A connection, to be disposed by the caller.</returns>
    public ConnectionMultiplexer Connect() => ConnectionMultiplexer.Connect(ConnectionString);

    /// <summary>Ends it as kill -9 does.</summary>
    public void Kill()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            process.WaitForExit();
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>Starts it again on the same port and files.</summary>
    public void Restart()
    {
        Kill();
        Run();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        Directory.Delete(Folder, recursive: true);
    }

    private void Run()
    {
        var start = new ProcessStartInfo("redis-server") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] fixedArguments = ["--port", $"{Port}", "--bind", "127.0.0.1", "--dir", Folder, "--daemonize", "no", "--save", ""];
        foreach (var argument in fixedArguments.Concat(_arguments))
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        var log = new StringWriter();
        _process.OutputDataReceived += (_, line) => { lock (log) { log.WriteLine(line.Data); } };
        _process.ErrorDataReceived += (_, line) => { lock (log) { log.WriteLine(line.Data); } };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        RedisAvailability.WaitUntilListening(Port, _process, log);
    }
}
