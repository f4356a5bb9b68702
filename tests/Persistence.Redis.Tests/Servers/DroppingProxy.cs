using System.Net;
using System.Net.Sockets;

namespace Persistence.Redis.Tests.Servers;

/// <summary>
/// Stands between a client and a server, and loses an answer when told to: the server has carried the script out, the
/// client never hears of it, and its connection is closed.
/// </summary>
public sealed class DroppingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly List<Socket> _sockets = [];
    private Action? _onDrop;
    private int _dropped;

    public DroppingProxy(int server)
    {
        _server = server;
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    /// <summary>How many answers were lost.</summary>
    public int Dropped => Volatile.Read(ref _dropped);

    public string ConnectionString =>
        $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port},abortConnect=false,connectRetry=5,connectTimeout=5000,syncTimeout=30000";

    /// <summary>Loses the answer to the next script.</summary>
    /// <param name="onDrop">Happens after the script and before the client's connection is closed.</param>
    public void DropNext(Action? onDrop = null) => Interlocked.Exchange(ref _onDrop, onDrop ?? (static () => { }));

    public void Dispose()
    {
        _listener.Stop();
        lock (_sockets)
        {
            _sockets.ForEach(static socket => socket.Dispose());
        }
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = Keep(_listener.AcceptSocket());
                var server = Keep(new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
                client.NoDelay = true;
                server.Connect(IPAddress.Loopback, _server);
                var pair = new Pair(client, server);
                new Thread(() => Forward(pair, isRequest: true)) { IsBackground = true }.Start();
                new Thread(() => Forward(pair, isRequest: false)) { IsBackground = true }.Start();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private Socket Keep(Socket socket)
    {
        lock (_sockets)
        {
            _sockets.Add(socket);
        }

        return socket;
    }

    private void Forward(Pair pair, bool isRequest)
    {
        var (from, to) = isRequest ? (pair.Client, pair.Server) : (pair.Server, pair.Client);
        var buffer = new byte[64 * 1024];
        try
        {
            for (var count = from.Receive(buffer); count > 0 && !(isRequest ? Judge(pair, buffer.AsSpan(0, count)) : Loses(pair)); count = from.Receive(buffer))
            {
                to.Send(buffer, count, SocketFlags.None);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Either side has gone; so does the other.
        }

        pair.Client.Dispose();
        pair.Server.Dispose();
    }

    // Remembers that the answer to this request is to be lost; the request itself always goes on.
    private bool Judge(Pair pair, ReadOnlySpan<byte> request)
    {
        if (request.IndexOf("EVAL"u8) >= 0 && Interlocked.Exchange(ref _onDrop, null) is { } onDrop)
        {
            pair.OnDrop = onDrop;
        }

        return false;
    }

    // Whether what the server answered is to be lost.
    private bool Loses(Pair pair)
    {
        if (pair.OnDrop is null)
        {
            return false;
        }

        pair.OnDrop();
        Interlocked.Increment(ref _dropped);
        return true;
    }

    private sealed class Pair(Socket client, Socket server)
    {
        public Socket Client { get; } = client;

        public Socket Server { get; } = server;

        public volatile Action? OnDrop;
    }
}
