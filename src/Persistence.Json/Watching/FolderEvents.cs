using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Persistence.Threads;

namespace Persistence.Json;

/// <summary>
/// The changes of folders that Linux reports to this process: one queue for all stores, because a user may have few of them. Nobody waits for events; a store asks when
/// it needs to know. The system adds an event before the call that made the change returns, so what was done before a store asks is in the queue.
/// </summary>
internal sealed class FolderEvents
{
    private const int BufferLength = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, List<FolderWatch>> _watches = [];
    private readonly byte[] _buffer = new byte[BufferLength];
    private SafeFileHandle? _queue;

    /// <summary>The events of this process.</summary>
    public static FolderEvents Shared { get; } = new();

    /// <summary>Begins to watch a folder.</summary>
    /// <param name="folder">The folder, which stays open for as long.</param>
    /// <returns>Null where changes may happen that the system does not report, as on a network's file system.</returns>
    public FolderWatch? Watch(SafeFileHandle folder) => NativeEvents.IsReported(folder) ? new FolderWatch(this, folder) : null;

    /// <summary>Takes the names of files that may have changed.</summary>
    /// <param name="watch">The folder's watch.</param>
    /// <param name="names">Receives the names.</param>
    /// <returns>False when any may have.</returns>
    public bool TryTake(FolderWatch watch, HashSet<string> names)
    {
        using (Uninterrupted.Enter(_gate))
        {
            Drain();
            var isKnown = watch.Number >= 0 && !watch.IsLost;
            if (isKnown)
            {
                names.UnionWith(watch.Changed);
            }
            else
            {
                // Where there are too many watches already, everything is looked at each time, until there are fewer.
                Begin(watch);
            }

            watch.Changed.Clear();
            watch.IsLost = watch.Number < 0;
            return isKnown;
        }
    }

    /// <summary>Ends the watch of a folder.</summary>
    /// <param name="watch">The watch.</param>
    public void Remove(FolderWatch watch)
    {
        using (Uninterrupted.Enter(_gate))
        {
            if (_watches.TryGetValue(watch.Number, out var others) && others.Remove(watch) && others.Count == 0)
            {
                _watches.Remove(watch.Number);
                _ = NativeEvents.End(_queue!, watch.Number);
            }

            watch.Number = -1;
        }
    }

    private void Begin(FolderWatch watch)
    {
        _queue ??= NativeEvents.Open();
        if (watch.Number >= 0 || _queue is null)
        {
            return;
        }

        watch.Number = NativeEvents.Watch(_queue, watch.Folder);
        if (watch.Number < 0)
        {
            return;
        }

        if (!_watches.TryGetValue(watch.Number, out var others))
        {
            _watches[watch.Number] = others = [];
        }

        others.Add(watch);
    }

    private void Drain()
    {
        if (_queue is null)
        {
            return;
        }

        int count;
        while ((count = NativeEvents.Read(_queue, _buffer)) > 0)
        {
            for (var at = 0; at < count;)
            {
                at += Take(_buffer.AsSpan(at, count - at));
            }
        }

        if (count < 0)
        {
            Lose(_watches.Values.SelectMany(static watches => watches));
        }
    }

    // struct inotify_event: number, what, cookie, length of the name, the name ended by zeros.
    private int Take(ReadOnlySpan<byte> text)
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(text);
        var what = BinaryPrimitives.ReadUInt32LittleEndian(text[4..]);
        var length = BinaryPrimitives.ReadInt32LittleEndian(text[12..]);
        if (what == NativeEvents.Overflow)
        {
            Lose(_watches.Values.SelectMany(static watches => watches));
        }
        else if (_watches.TryGetValue(number, out var watches))
        {
            Give(number, watches, what, text.Slice(NativeEvents.EventLength, length).TrimEnd((byte)0));
        }

        return NativeEvents.EventLength + length;
    }

    private void Give(int number, List<FolderWatch> watches, uint what, ReadOnlySpan<byte> name)
    {
        if ((what & NativeEvents.Ended) != 0)
        {
            _watches.Remove(number);
            watches.ForEach(static watch => watch.Number = -1);
        }
        else if (name.IsEmpty)
        {
            // Of the folder itself: who may read it, where it is.
            Lose(watches);
        }
        else if (name.EndsWith(".jsonl"u8))
        {
            var text = Encoding.UTF8.GetString(name);
            watches.ForEach(watch => watch.Changed.Add(text));
        }
    }

    private static void Lose(IEnumerable<FolderWatch> watches)
    {
        foreach (var watch in watches)
        {
            watch.IsLost = true;
        }
    }
}
