using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Tests.Common;

public sealed class IfMatchTests
{
    private readonly Organization _current = Organization.Found(new OrganizationId(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), "Cedar Grove", "USD");

    [Fact]
    public void The_current_version_passes() => new IfMatch(_current.Version).Check(_current);

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Another_version_than_the_current_is_a_failed_precondition(int difference)
    {
        var refused = Assert.Throws<DomainException>(() => new IfMatch(_current.Version + difference).Check(_current));

        Assert.Equal(("PRECONDITION_FAILED", ErrorKind.PreconditionFailed), (refused.Error.Code, refused.Error.Kind));
    }

    [Fact]
    public void No_version_is_a_missing_precondition()
    {
        var refused = Assert.Throws<DomainException>(() => new IfMatch(null).Check(_current));

        Assert.Equal(("PRECONDITION_REQUIRED", ErrorKind.PreconditionRequired), (refused.Error.Code, refused.Error.Kind));
    }
}
