using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Persistence.Testing.Redis;

/// <summary>Whether this machine has redis-server, and what that means for a test.</summary>
public static class RedisAvailability
{
    private static readonly Lazy<bool> s_isInstalled = new(static () => Environment.GetEnvironmentVariable("PATH")!
        .Split(Path.PathSeparator)
        .Any(static folder => File.Exists(Path.Combine(folder, "redis-server"))));

    /// <summary>Why tests that need redis-server cannot run here; null when they can.</summary>
    public static string? Problem => s_isInstalled.Value ? null : "redis-server is not installed on this machine.";

    /// <summary>Skips the test where redis-server is absent; fails it where PERSISTENCE_REQUIRE_REDIS=1 says that it must be there.</summary>
    public static void Require()
    {
        if (Problem is null)
        {
            return;
        }

        Assert.False(Environment.GetEnvironmentVariable("PERSISTENCE_REQUIRE_REDIS") == "1", Problem);
        Assert.Skip(Problem);
    }

    /// <summary>Waits until a server accepts connections.</summary>
    /// <param name="port">Its port.</param>
    /// <param name="process">Its process.</param>
    /// <param name="log">What it has printed.</param>
    /// <exception cref="InvalidOperationException">It ended, or was silent for half a minute.</exception>
    public static void WaitUntilListening(int port, Process process, StringWriter log)
    {
        var deadline = Stopwatch.GetTimestamp() + (30 * Stopwatch.Frequency);
        while (!process.HasExited && Stopwatch.GetTimestamp() < deadline)
        {
            if (Answers(port))
            {
                return;
            }

            Thread.Sleep(10);
        }

        lock (log)
        {
            throw new InvalidOperationException($"redis-server on port {port} did not start:{Environment.NewLine}{log}");
        }
    }

    private static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            client.GetStream().Write("PING\r\n"u8);
            // "+PONG", or "-NOAUTH" where a password is needed; "-LOADING" means that it still reads its files.
            return client.GetStream().ReadByte() is '+' or '-' && client.GetStream().ReadByte() is 'P' or 'N';
        }
        catch (IOException)
        {
            return false;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
