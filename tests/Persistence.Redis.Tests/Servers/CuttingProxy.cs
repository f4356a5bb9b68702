using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Persistence.Redis.Tests.Servers;

/// <summary>
/// Stands between a client and a server, and lets only the first commands through. Before the next one it ends every connection
/// and takes no new one: for the server, the client's process was stopped between the two. Or it holds that command back, and whatever
/// follows, until the client's process was really killed.
/// </summary>
public sealed class CuttingProxy : IDisposable
{
    // What stores send; the connection sends other things of its own accord, which always pass.
    private static readonly HashSet<string> s_counted = new(StringComparer.OrdinalIgnoreCase)
    {
        "EVAL", "EVALSHA", "ZADD", "ZREM", "ZRANGEBYLEX", "HGETALL", "HMGET", "HGET", "LRANGE", "LLEN", "HSET", "HDEL", "UNLINK",
    };

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _sockets = [];
    private readonly int _server;
    private readonly Lock _lock = new();
    private int _rest = int.MaxValue;
    private bool _isCut;
    private readonly bool _holds;
    private readonly ManualResetEventSlim _held = new();
    private readonly ManualResetEventSlim _end = new();

    public CuttingProxy(int server, bool holds = false)
    {
        (_server, _holds) = (server, holds);
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    /// <summary>Whether the client was stopped.</summary>
    public bool IsCut => Volatile.Read(ref _isCut);

    /// <summary>Whether a command is held back.</summary>
    public bool IsHolding => _held.IsSet;

    public string ConnectionString =>
        $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port},abortConnect=false,connectRetry=1,connectTimeout=5000,syncTimeout=5000";

    /// <summary>Lets a number of commands through from now on, and no more.</summary>
    public void CutAfter(int commands) => Interlocked.Exchange(ref _rest, commands);

    public void Dispose()
    {
        _end.Set();
        Cut();
    }

    private void Cut()
    {
        lock (_lock)
        {
            _isCut = true;
            _listener.Stop();
            _sockets.ForEach(static socket => socket.Dispose());
        }
    }

    // Held back under the lock, so that nothing else passes either.
    private void Stop()
    {
        if (_holds)
        {
            _held.Set();
            _end.Wait();
        }

        Cut();
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptSocket();
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                client.NoDelay = true;
                server.Connect(IPAddress.Loopback, _server);
                lock (_lock)
                {
                    _sockets.AddRange([client, server]);
                    if (_isCut)
                    {
                        Cut();
                    }
                }

                new Thread(() => Forward(client, server, isRequest: true)) { IsBackground = true }.Start();
                new Thread(() => Forward(server, client, isRequest: false)) { IsBackground = true }.Start();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The client is stopped, or the test is over.
        }
    }

    private void Forward(Socket from, Socket to, bool isRequest)
    {
        var buffer = new byte[1024 * 1024];
        var kept = 0;
        try
        {
            for (var count = from.Receive(buffer); count > 0; count = from.Receive(buffer, kept, buffer.Length - kept, SocketFlags.None))
            {
                kept += count;
                var passed = isRequest ? Pass(buffer.AsMemory(0, kept), to) : to.Send(buffer, kept, SocketFlags.None);
                buffer.AsSpan(passed, kept - passed).CopyTo(buffer);
                kept -= passed;
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Either side has gone; so does the other.
        }

        from.Dispose();
        to.Dispose();
    }

    // Sends on whole commands one by one; answers how many bytes they were.
    private int Pass(ReadOnlyMemory<byte> requests, Socket server)
    {
        var position = 0;
        while (Length(requests.Span[position..], out var name) is > 0 and var length)
        {
            lock (_lock)
            {
                if (s_counted.Contains(name) && Interlocked.Decrement(ref _rest) < 0)
                {
                    Stop();
                }

                server.Send(requests.Span.Slice(position, length));
            }

            position += length;
        }

        return position;
    }

    // The length of the first command, an array of texts; 0 when it is not all there.
    private static int Length(ReadOnlySpan<byte> requests, out string name)
    {
        name = "";
        var position = 0;
        if (!Number(requests, ref position, out var count))
        {
            return 0;
        }

        for (var argument = 0; argument < count; argument++)
        {
            if (!Number(requests, ref position, out var length) || requests.Length < position + length + 2)
            {
                return 0;
            }

            name = argument == 0 ? Encoding.ASCII.GetString(requests.Slice(position, length)) : name;
            position += length + 2;
        }

        return position;
    }

    // Reads "*12\r\n" or "$12\r\n".
    private static bool Number(ReadOnlySpan<byte> requests, ref int position, out int number)
    {
        var rest = requests[Math.Min(position, requests.Length)..];
        var end = rest.IndexOf("\r\n"u8);
        number = end > 1 ? int.Parse(Encoding.ASCII.GetString(rest[1..end]), System.Globalization.CultureInfo.InvariantCulture) : 0;
        position += end + 2;
        return end > 1;
    }
}
