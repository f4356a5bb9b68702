using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Persistence.Redis.Tests.Servers;

/// <summary>
/// Stands between a client and a server, and answers scripts with an error in its place when told to: the server never hears of them.
/// </summary>
public sealed class AnsweringProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly List<Socket> _sockets = [];
    private readonly Lock _lock = new();
    private string _error = "";
    private int _rest;

    public AnsweringProxy(int server)
    {
        _server = server;
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public string ConnectionString =>
        $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port},abortConnect=false,connectRetry=5,connectTimeout=5000,syncTimeout=30000";

    /// <summary>Answers the next scripts.</summary>
    /// <param name="error">What a server would say, with its ends of lines.</param>
    /// <param name="times">How many.</param>
    public void AnswerNext(string error, int times)
    {
        lock (_lock)
        {
            (_error, _rest) = (error, times);
        }
    }

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
            for (var count = from.Receive(buffer); count > 0; count = from.Receive(buffer))
            {
                if (isRequest && Answer(buffer.AsSpan(0, count)) is { } answer)
                {
                    pair.Client.Send(answer);
                }
                else
                {
                    to.Send(buffer, count, SocketFlags.None);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Either side has gone; so does the other.
        }

        pair.Client.Dispose();
        pair.Server.Dispose();
    }

    // A client that blocks sends one command at a time.
    private byte[]? Answer(ReadOnlySpan<byte> request)
    {
        lock (_lock)
        {
            return request.IndexOf("EVAL"u8) >= 0 && _rest-- > 0 ? Encoding.UTF8.GetBytes(_error) : null;
        }
    }

    private sealed record Pair(Socket Client, Socket Server);
}
