using Persistence.Engine;

namespace Persistence.Json;

/// <content>Verification.</content>
public abstract partial class JsonFileEngine<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public override ValueTask<IntegrityReport> Verify(IoMode mode) => Verify(null, mode);

    /// <inheritdoc/>
    public override ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode) => Parts.Verifier.Verify(progress, mode);
}
