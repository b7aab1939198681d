/// Whether somebody is insured herself or through her family (本人・家族). The raw value is stored.
public enum MemberRelation: String, CaseIterable, Sendable {
    /// 本人
    case insured
    /// 家族
    case family
}
