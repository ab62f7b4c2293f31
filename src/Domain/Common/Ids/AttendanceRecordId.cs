namespace TreatmentPlans.Domain.Common;

public readonly record struct AttendanceRecordId(Guid Value) : ITypedId<AttendanceRecordId>
{
    public static AttendanceRecordId From(Guid value) => new(value);

    public int CompareTo(AttendanceRecordId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
