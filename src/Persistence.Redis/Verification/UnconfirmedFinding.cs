using Persistence.Redis.Indexes;

namespace Persistence.Redis.Verification;

/// <summary>
/// Damage that shows only when several answers of the server are compared. The session may have changed between them, so it
/// is read once more before anything is reported; for each finding one more read is enough.
/// </summary>
/// <param name="Value">
/// The indexed value it is about: the session's hash must hold it still, with the token of the same commit. Null for what
/// cannot come true as long as the session is not deleted.
/// </param>
/// <param name="Where">Where the damage is.</param>
/// <param name="Problem">What is wrong there.</param>
internal readonly record struct UnconfirmedFinding(IndexedValue? Value, string Where, string Problem);
