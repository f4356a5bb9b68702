using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Persistence.Tool.Canonical;

/// <summary>
/// Computes checksums and writes on a thread of its own, while the sessions after it are read. Few chunks are under way, so memory is bounded and a reader that is slow is waited for. For one caller.
/// </summary>
/// <param name="digests">Computes and writes.</param>
internal sealed class ChunkThread(ChunkDigests digests) : IDisposable
{
    private const int Chunks = 3;

    private readonly BlockingCollection<DigestChunk> _filled = new(Chunks);
    private readonly BlockingCollection<DigestChunk> _free = new(Chunks);
    private Thread? _thread;
    private ExceptionDispatchInfo? _problem;

    /// <summary>Hands a chunk on.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <returns>An empty one.</returns>
    public DigestChunk Exchange(DigestChunk chunk)
    {
        Start();
        _filled.Add(chunk);
        var next = _free.Take();
        Volatile.Read(ref _problem)?.Throw();
        return next;
    }

    /// <summary>Takes a chunk, and waits until all are written. A short document needs no thread.</summary>
    /// <param name="chunk">The chunk, which is empty then.</param>
    public void Finish(DigestChunk chunk)
    {
        if (_thread is not null)
        {
            var others = Enumerable.Range(1, Chunks - 1).Select(_ => _free.Take()).ToList();
            others.ForEach(_free.Add);
            Volatile.Read(ref _problem)?.Throw();
        }

        digests.Take(chunk);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _filled.CompleteAdding();
        _thread?.Join();
        _filled.Dispose();
        _free.Dispose();
    }

    private void Start()
    {
        if (_thread is not null)
        {
            return;
        }

        for (var chunk = 1; chunk < Chunks; chunk++)
        {
            _free.Add(new DigestChunk());
        }

        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    private void Run()
    {
        foreach (var chunk in _filled.GetConsumingEnumerable())
        {
            try
            {
                if (_problem is null)
                {
                    digests.Take(chunk);
                }
            }
            catch (Exception problem)
            {
                Volatile.Write(ref _problem, ExceptionDispatchInfo.Capture(problem));
            }

            _free.Add(chunk);
        }
    }
}
